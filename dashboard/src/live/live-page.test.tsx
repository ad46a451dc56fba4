import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { aVisitor } from "../api/a-visitor.ts";
import { json, type OpenedDashboard, openDashboard } from "../testing/open-dashboard.tsx";
import { buttonOf } from "../testing/type-into.ts";

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

describe("the Live page", () => {
  let opened: OpenedDashboard;
  beforeAll(async () => void (await import("./live-page.tsx")), 60_000);
  beforeEach(() => vi.stubGlobal("WebSocket", FakeSocket));
  afterEach(() => opened.close());

  function open(scope: "off" | "recorded" | "everyone", invite = () => json({ reaches: "next_page" })) {
    opened = openDashboard("/websites/web_demo/live", (what) => {
      if (what.endsWith("/invite")) return invite();
      return what.endsWith("/live") ? json({ visitors: [], scope }) : undefined;
    });
  }
  const says = (words: string) =>
    vi.waitFor(() => expect(document.body.textContent).toContain(words), { timeout: 5_000 });
  const rowOf = (visitorId: string) => opened.page.querySelector(`[data-visitor="${visitorId}"]`);

  it("says why nobody is there, and that others are not told of", async () => {
    open("recorded");
    await says("Nobody is being recorded right now");
    expect(opened.page.querySelector("a[href='/websites/web_demo/settings/recording']")).not.toBeNull();
  });

  it("shows who is there as the line tells it, and counts them in the rail", async () => {
    open("everyone");
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
    expect(opened.page.querySelector("[data-live-count]")?.textContent).toBe("2");
  });

  it("glows for a minute where somebody struggles", async () => {
    open("everyone");
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
    open("everyone", () =>
      json({ code: "not_found", message: "This visitor is gone.", requestId: "r" }, 404),
    );
    await says("Nobody is on the website right now");
    line.tell([aVisitor()]);
    await says("1 visitor now");
    buttonOf("Invite Visitor 8f3a")?.click();
    await says("What it says");
    const field = document.querySelector("textarea");
    if (field === null) throw new Error("no field");
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, "May I help?");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form?.requestSubmit();
    await says("This visitor is gone.");
  });
});
