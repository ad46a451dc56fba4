import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { aVisitor } from "../api/a-visitor.ts";
import { renderAt } from "../testing/render-at.tsx";

const me = {
  organisationId: "org_demo",
  email: "demo@playhead.local",
  publicOrigin: "http://127.0.0.1",
  scopes: ["read", "write"],
};
const json = (body: unknown, status = 200) => Response.json(body, { status });

/** The other end of the page's line. */
let line: FakeSocket;
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = FakeSocket.OPEN;
  constructor() {
    super();
    line = this;
  }
  send() {}
  close() {}
  tell = (visitors: LiveVisitor[]) =>
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ type: "list", visitors }) }));
}

/** The API as the page meets it. */
function serve(scope: "off" | "recorded" | "everyone", invite = () => json({ reaches: "next_page" })) {
  vi.stubGlobal("fetch", async (path: string) => {
    if (path === "/api/me") return json(me);
    if (path.endsWith("/invite")) return invite();
    if (path === "/api/websites") return json({ websites: [] });
    if (path.endsWith("/live")) return json({ visitors: [], scope });
    return json({ code: "forbidden", message: "No.", requestId: "" }, 403);
  });
}

describe("the Live page", () => {
  let root: Root;
  let box: HTMLElement;
  beforeAll(async () => void (await import("./live-page.tsx")), 60_000);
  beforeEach(() => {
    vi.stubGlobal("WebSocket", FakeSocket);
    // jsdom has no scrolling, which the router would restore, nor any sizes, by which the list knows what is in sight.
    vi.stubGlobal("scrollTo", () => {});
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
    box = document.body.appendChild(document.createElement("div"));
    root = createRoot(box);
  });
  afterEach(() => {
    root.unmount();
    box.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const open = () => renderAt(root, "/websites/web_demo/live");
  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const rowOf = (visitorId: string) => box.querySelector(`[data-visitor="${visitorId}"]`);

  it("says why nobody is there, and that others are not told of", async () => {
    serve("recorded");
    open();
    await says("Nobody is being recorded right now");
    expect(box.querySelector("a[href='/websites/web_demo/settings/recording']")).not.toBeNull();
  });

  it("shows who is there as the line tells it, and counts them in the rail", async () => {
    serve("everyone");
    open();
    await says("Nobody is on the website right now");
    line.tell([
      aVisitor({ visitorId: "vis_maria", contact: { id: "42", name: "Maria Keller", email: "" } }),
      aVisitor({ visitorId: "vis_other", state: "not_sampled" }),
    ]);
    await says("2 visitors now");
    const watched = rowOf("vis_maria");
    expect(watched?.querySelector("a")?.getAttribute("href")).toBe(
      "/websites/web_demo/sessions/ses_demo_0m0abcde_aaaaaaaaaaaaaaaa?live=true",
    );
    expect(rowOf("vis_other")?.querySelector("a")).toBeNull();
    expect(rowOf("vis_other")?.textContent).toContain("Not recorded: sampling");
    expect(box.querySelector("[data-live-count]")?.textContent).toBe("2");
  });

  it("glows for a minute where somebody struggles", async () => {
    serve("everyone");
    open();
    await says("Nobody is on the website right now");
    const at = (agoMs: number) => new Date(Date.now() - agoMs).toISOString();
    line.tell([
      aVisitor({ visitorId: "vis_now", struggle: { kind: "rageClick", at: at(5_000) } }),
      aVisitor({ visitorId: "vis_before", struggle: { kind: "rageClick", at: at(61_000) } }),
    ]);
    await says("2 visitors now");
    expect(rowOf("vis_now")?.getAttribute("data-glows")).toBe("true");
    expect(rowOf("vis_before")?.getAttribute("data-glows")).toBeNull();
  });

  it("invites in the member's words, and says why when that is too late", async () => {
    serve("everyone", () =>
      json({ code: "not_found", message: "This visitor is gone.", requestId: "r" }, 404),
    );
    open();
    await says("Nobody is on the website right now");
    line.tell([aVisitor()]);
    await says("1 visitor now");
    const invite = [...box.querySelectorAll("button")].find(
      (one) => one.getAttribute("aria-label") === "Invite Visitor 8f3a",
    );
    invite?.click();
    await says("What it says");
    const field = document.querySelector("textarea");
    if (field === null) throw new Error("no field");
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, "May I help?");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form?.requestSubmit();
    await says("This visitor is gone.");
  });
});
