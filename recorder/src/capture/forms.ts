import type { FormPayload } from "../../../protocol/form-events.ts";
import type { Capturing } from "./capturing.ts";
import { buttonWithin, groupOf } from "./field-groups.ts";
import { fieldOf, formOf } from "./fields.ts";
import { closestAcross, hitOf } from "./realm.ts";

/** What a page shows when it does not take a form. Looked for twice, since an answer takes its time. */
const alarm = "[aria-invalid=true],[role=alert]:not(:empty)";
const alarmLooksMs = [700, 2_500];
/** An answer of 400 and more within this time is the form's. */
const answerMs = 10_000;
/** A request so soon after a click on a button within a form sends it, though the browser knows of no submission. */
const sendMs = 1_000;
/** Fields without a form that ask a server so soon after typing, without a button, are a search or save themselves. */
const actsAtOnceMs = 1_500;
/** A route's page is there by then; a form that is not has been left. */
const routeMs = 500;

/** When a page has been built by its scripts, too. */
const standingMs = 1_000;
const maxFormsLookedAt = 20;

interface Attempt {
  touched: Set<Element>;
  firstMs: number;
  lastField: string;
}

interface Sent {
  form: Element;
  /** Null: the page sent it by a request of its own. */
  event: Event | null;
  attempt: Attempt | undefined;
  payload: FormPayload;
  atMs: number;
  alarmCount: number;
}

const alarmsIn = (form: Element): number => (form.parentElement ?? form).querySelectorAll(alarm).length;
const isMarked = ({ form, alarmCount }: Sent): boolean => form.isConnected && alarmsIn(form) > alarmCount;
/** A page that refuses a form once more leaves what it said, or says it anew; one that is left for the next says nothing. */
const isMarkedStill = ({ form, event }: Sent): boolean =>
  event?.defaultPrevented !== false && form.isConnected && form.querySelector(alarm) !== null;

/** Tells of forms that are submitted, rejected by the browser, failed, reset, or left as they are. */
export function watchForms(capturing: Capturing): void {
  const { tell, selectorOf, timer, idOf, listeners, signs, onSettle } = capturing;
  /** Forms touched and not submitted since. */
  const open = new Map<Element, Attempt>();
  let sent: Sent | null = null;
  let pressed: { form: Element; atMs: number } | null = null;
  let rejected: Element | null = null;
  /** Fields without a form that were typed into last. */
  let typed: { group: Element; atMs: number } | null = null;

  const payloadOf = (
    form: Element,
    action: FormPayload["action"],
    reason: FormPayload["reason"],
  ): FormPayload => {
    const attempt = open.get(form);
    return {
      nodeId: idOf(form),
      selector: selectorOf(form),
      action,
      reason,
      touchedCount: attempt?.touched.size ?? 0,
      invalidCount: form.querySelectorAll("input:invalid,select:invalid,textarea:invalid").length,
      durationMs: attempt ? Math.round(performance.now() - attempt.firstMs) : 0,
      lastField: attempt?.lastField ?? "",
    };
  };
  const tellOf = (form: Element, action: FormPayload["action"], reason: FormPayload["reason"] = ""): void =>
    tell("ph.form", () => payloadOf(form, action, reason));

  const submit = (form: Element, event: Event | null): void => {
    // Whoever sends it again has been refused.
    if (sent?.form === form && isMarkedStill(sent)) fail("marked");
    const payload = payloadOf(form, "submitted", "");
    tell("ph.form", () => payload);
    sent = {
      form,
      event,
      attempt: open.get(form),
      payload,
      atMs: performance.now(),
      alarmCount: alarmsIn(form),
    };
    open.delete(form);
    pressed = null;
    for (const [index, look] of looks.entries()) look.arm(alarmLooksMs[index] ?? 0);
  };
  const fail = (reason: FormPayload["reason"]): void => {
    const failed = sent;
    sent = null;
    if (!failed) return;
    tell("ph.form", () => ({ ...failed.payload, action: "failed", reason }));
    // What was refused is still to be done, so that leaving it is giving up.
    const { form, attempt } = failed;
    if (!attempt) return;
    const since = open.get(form);
    for (const field of since?.touched ?? []) attempt.touched.add(field);
    open.set(form, { ...attempt, lastField: since?.lastField ?? attempt.lastField });
  };
  const looks = alarmLooksMs.map((_ms, index) =>
    timer(() => {
      const isLast = index === alarmLooksMs.length - 1;
      if (sent && (isMarked(sent) || (isLast && isMarkedStill(sent)))) fail("marked");
    }),
  );
  signs.onFailure(() => {
    if (sent && performance.now() - sent.atMs < answerMs) fail("request");
  });
  signs.onSign(({ kind }) => {
    const isSent = kind === "request" && pressed && performance.now() - pressed.atMs < sendMs;
    if (isSent && pressed && open.has(pressed.form)) submit(pressed.form, null);
    if (kind === "request" && typed && performance.now() - typed.atMs < actsAtOnceMs)
      open.delete(typed.group);
    if (kind === "navigation") routeSettled.arm(routeMs);
  });

  const abandon = (isLeft: (form: Element) => boolean): void => {
    for (const form of [...open.keys()].filter(isLeft)) {
      tellOf(form, "abandoned");
      open.delete(form);
    }
  };
  const routeSettled = timer(() => abandon((form) => !form.isConnected));
  onSettle((isLeaving) => {
    if (isLeaving) abandon(() => true);
  });
  const rejection = timer(() => {
    if (rejected) tellOf(rejected, "rejected", "native");
    rejected = null;
  });

  /** A form that was posted comes back with its page, and what is wrong stands in it from the beginning. */
  const standing = timer(() => {
    for (const form of [...document.forms].slice(0, maxFormsLookedAt))
      if (!sent && form.method === "post" && form.querySelector(alarm)) tellOf(form, "failed", "marked");
  });
  standing.arm(standingMs);

  capturing.onDocument((root) => {
    const touch = (event: Event): void => {
      const field = fieldOf(event, capturing);
      const owner = field && formOf(field);
      const form = owner ?? (field && groupOf(field));
      if (!field || !form || !event.isTrusted) return;
      typed = owner ? null : { group: form, atMs: performance.now() };
      const attempt = open.get(form) ?? { touched: new Set(), firstMs: performance.now(), lastField: "" };
      if (!attempt.touched.has(field)) attempt.lastField = selectorOf(field);
      attempt.touched.add(field);
      open.set(form, attempt);
    };
    listeners.on(root, "input", touch);
    listeners.on(root, "change", touch);
    listeners.on(root, "submit", (event) => {
      const form = hitOf(event);
      if (form) submit(form, event);
    });
    listeners.on(root, "reset", (event) => {
      const form = hitOf(event);
      if (!form) return;
      tellOf(form, "reset");
      open.delete(form);
    });
    // One for each field, in one task.
    listeners.on(root, "invalid", (event) => {
      const field = hitOf(event);
      rejected = field && formOf(field);
      rejection.arm(0);
    });
    listeners.on(root, "click", (event) => {
      const hit = hitOf(event);
      const button = hit && closestAcross(hit, buttonWithin);
      const form = button && formOf(button);
      pressed = form && event.isTrusted ? { form, atMs: performance.now() } : null;
      // Whether a button beside fields without a form sends them, nothing tells: it is taken for it.
      for (const one of form || !button ? [] : open.keys()) if (one.contains(button)) open.delete(one);
    });
  });
}
