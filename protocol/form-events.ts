import { integer, nodeId, oneOf, type Readers, text } from "./read-fields.ts";

/** One stay in a field, told when the visitor leaves it. Never what was typed. */
export interface FieldPayload {
  nodeId: number;
  selector: string;
  /** Masked text of its label, at most 80 characters. */
  label: string;
  /** An input's type, or `textarea`, `select`, `contenteditable`. */
  type: string;
  /** rrweb's id of its form, -1 without one. */
  formNodeId: number;
  /** Which stay it was on this page, from 1. */
  focusCount: number;
  /** Time in the field, ms. */
  focusMs: number;
  /** Of a masked field 1 at most, since more would tell the length of its value. */
  inputCount: number;
  /** Stretches of deleting. */
  correctionCount: number;
  isFilled: boolean;
  /** By the browser's own validation or `aria-invalid`. */
  isInvalid: boolean;
}

export const formActions = ["submitted", "rejected", "failed", "reset", "abandoned"] as const;
export const formReasons = ["", "native", "marked", "request"] as const;

export interface FormPayload {
  nodeId: number;
  selector: string;
  /**
   * Submitted; rejected by the browser's validation before it was; failed after it was; reset; abandoned: touched
   * and not submitted when its page or route was left.
   */
  action: (typeof formActions)[number];
  /** What told of a failure: the browser, an alert or `aria-invalid` that appeared, or an answer of 400 and more. */
  reason: (typeof formReasons)[number];
  /** Fields the visitor has changed since the form was last taken. */
  touchedCount: number;
  /** Fields the browser holds invalid. */
  invalidCount: number;
  /** Since the first of them was touched, ms. */
  durationMs: number;
  /** Selector of the field touched last. */
  lastField: string;
}

export interface FormEvents {
  "ph.field": FieldPayload;
  "ph.form": FormPayload;
}

export const formReaders: Readers<FormEvents> = {
  "ph.field": (fields) => ({
    nodeId: nodeId(fields.nodeId),
    selector: text(fields.selector),
    label: text(fields.label),
    type: text(fields.type),
    formNodeId: nodeId(fields.formNodeId),
    focusCount: integer(fields.focusCount),
    focusMs: integer(fields.focusMs),
    inputCount: integer(fields.inputCount),
    correctionCount: integer(fields.correctionCount),
    isFilled: fields.isFilled === true,
    isInvalid: fields.isInvalid === true,
  }),
  "ph.form": (fields) => ({
    nodeId: nodeId(fields.nodeId),
    selector: text(fields.selector),
    action: oneOf(fields.action, formActions, "submitted"),
    reason: oneOf(fields.reason, formReasons, ""),
    touchedCount: integer(fields.touchedCount),
    invalidCount: integer(fields.invalidCount),
    durationMs: integer(fields.durationMs),
    lastField: text(fields.lastField),
  }),
};
