import { expect, it } from "vitest";
import { linkFrame } from "./frame-link.ts";
import type { FromFrame } from "./frame-messages.ts";

const frameOrigin = "http://127.0.0.1:8787";

it("hears the frame alone: neither another origin nor another window of the same one", () => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const other = document.body.appendChild(document.createElement("iframe"));
  const heard: FromFrame[] = [];
  const link = linkFrame(frame, frameOrigin, (message) => heard.push(message));
  const say = (source: Window | null, origin: string, data: unknown) =>
    dispatchEvent(new MessageEvent("message", { source, origin, data }));

  say(frame.contentWindow, "https://evil.example", { type: "ready" });
  say(other.contentWindow, frameOrigin, { type: "ready" });
  say(frame.contentWindow, frameOrigin, { type: "steal" });
  expect(heard).toEqual([]);
  say(frame.contentWindow, frameOrigin, { type: "ready" });
  expect(heard).toEqual([{ type: "ready" }]);
  link.close();
  say(frame.contentWindow, frameOrigin, { type: "finished" });
  expect(heard).toHaveLength(1);
});
