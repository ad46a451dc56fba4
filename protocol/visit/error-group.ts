import { toBase64url } from "../base64url.ts";
import { sha256 } from "../sha256.ts";
import type { ErrorPayload } from "../trouble-events.ts";
import { fileOf, framesOf, ownFrame, stackText } from "./error-place.ts";

/** What errors that are alike have in common. */
export interface ErrorGroup {
  /** 16 characters of base64url: the hash of type, message and place. */
  fingerprint: string;
  /** Such as `TypeError`. */
  type: string;
  /** Without what differs from time to time; see `alike`. */
  message: string;
  /** Function and file of the topmost frame of the website's own; empty when the browser told of none. */
  place: string;
  /** Of this one, code alone. */
  stack: string;
}

const maxMessageChars = 200;
const prefix = /^(?:uncaught\s+)?(?:\(in promise\)\s*)?(?:([A-Z]\w{0,60}(?:Error|Exception)|Error):\s*)?/i;
/** A build makes shorter names anew each time. */
const minLastingNameChars = 4;

/** @param hosts of the website's pages */
export function errorGroup(error: ErrorPayload, hosts: ReadonlySet<string>): ErrorGroup {
  const text = error.message.slice(0, 10 * maxMessageChars).split("\n", 1)[0] ?? "";
  const [head = "", type = error.kind === "rejection" ? "Rejection" : "Error"] = prefix.exec(text) ?? [];
  const message = alike(text.slice(head.length));
  const frames = framesOf(error.stack);
  const frame = ownFrame(frames, hosts);
  const file = fileOf(frame?.url ?? error.source);
  const name = frame?.name ?? "";
  const lasting = name.length >= minLastingNameChars ? name : "";
  return {
    fingerprint: fingerprintOf([type, message, file, lasting]),
    type,
    message,
    place: name === "" ? file : `${name.slice(0, 100)} (${file})`,
    stack: stackText(frames),
  };
}

/** A message without addresses, quoted texts, ids and numbers. Quoted names, as of a property, stay. */
const alike = (message: string): string =>
  message
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s'"`)]+/gi, "<address>")
    .replace(/[^\s@'"]+@[^\s@'"]+\.[^\s@'"]+/g, "<address>")
    .replace(/(["'`])((?:(?!\1).)*)\1/g, (quoted, mark: string, text: string) =>
      /^[A-Za-z_$][A-Za-z_$.]*$/.test(text) ? quoted : `${mark}…${mark}`,
    )
    .replace(/[\w-]*\d[\w-]*/g, (word) => (/^-?\d+$/.test(word) ? "<n>" : "<id>"))
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, maxMessageChars);

const fingerprintOf = (parts: readonly string[]): string =>
  toBase64url(sha256(new TextEncoder().encode(parts.join("\n")))).slice(0, 16);
