import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TimelineSignal } from "../../../protocol/timeline.ts";
import { aSession } from "../api/a-session.ts";
import { replayQuery } from "../api/replay.ts";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { aSignal } from "./a-signal.ts";
import { momentsOf } from "./moments.ts";
import { makePlayerStore } from "./player-state.ts";
import { SignalsPanel } from "./signals-panel.tsx";

const session = aSession({ frustration: 63, hasFrustration: true });
const store = makePlayerStore({ tMs: 0, isPlaying: false });
const onSeek = vi.fn();

/** The panel over the session's query, as the player has it. */
function Panel() {
  const { data } = useQuery(replayQuery(session.sessionId));
  const tab = data ? chooseTab(data.timeline, tabA) : null;
  if (!data || tab === null) return null;
  const moments = momentsOf(data.timeline, tab, sessionClock(data.timeline));
  return <SignalsPanel session={data.session} moments={moments} store={store} onSeek={onSeek} />;
}

describe("the panel of signals", () => {
  let root: Root;
  let box: HTMLElement;
  let told: TimelineSignal[];
  let verdicts: [path: string, body: unknown][];
  let answersVerdict: () => Response | Promise<Response>;
  beforeEach(() => {
    box = document.body.appendChild(document.createElement("div"));
    root = createRoot(box);
    told = [
      aSignal(),
      aSignal({ id: "sig_2", at: 60_000, kind: "slowPage", element: null, evidence: "LCP" }),
    ];
    verdicts = [];
    answersVerdict = () => new Response(null, { status: 204 });
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      if (init.method !== "PUT")
        return Response.json({ session, timeline: { ...aTimeline(), signals: told } });
      verdicts.push([path, JSON.parse(String(init.body))]);
      return await answersVerdict();
    });
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    root.render(
      <QueryClientProvider client={queries}>
        <Panel />
      </QueryClientProvider>,
    );
  });
  afterEach(() => {
    root.unmount();
    box.remove();
    vi.unstubAllGlobals();
  });
  const rows = () => [...box.querySelectorAll("li")].map((row) => row.textContent ?? "");
  const press = (name: string, nth = 0) =>
    [...box.querySelectorAll("button")].filter((one) => one.textContent === name)[nth]?.click();
  const says = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

  it("says what was observed and what was missing, and leads to the moment", async () => {
    await says(() => expect(rows()).toHaveLength(2));
    expect(box.textContent).toContain("Frustration 63 of 100");
    expect(rows()[0]).toBe(
      "0:25Dead click“Pay”#payA click on a controlwithin 3000 ms no change of the pageNot a problem",
    );
    box.querySelector<HTMLElement>("li button")?.click();
    expect(onSeek).toHaveBeenCalledWith(25_000);
  });

  it("mutes a signal at once, tells the server, and takes it back when asked", async () => {
    await says(() => expect(rows()).toHaveLength(2));
    let answer = (_: Response): void => {};
    answersVerdict = () => new Promise<Response>((resolve) => (answer = resolve));
    press("Not a problem");
    await says(() => expect(rows()[0]).toContain("You marked it as no problem"));
    expect(verdicts).toEqual([[`/api/replay/${session.sessionId}/signals/sig_1/verdict`, { wrong: true }]]);
    told = [aSignal({ muted: "member", mutedWhy: "A member marked it as no problem" })];
    answer(new Response(null, { status: 204 }));
    await says(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toContain("not counted");
    answersVerdict = () => new Response(null, { status: 204 });
    press("Undo");
    await says(() => expect(verdicts.at(-1)?.[1]).toEqual({ wrong: false }));
  });

  it("counts it again and says why when the server refuses", async () => {
    await says(() => expect(rows()).toHaveLength(2));
    const problem = {
      code: "bad_request",
      message: "The website silences as much as it may.",
      requestId: "r",
    };
    answersVerdict = () => Response.json(problem, { status: 400 });
    press("Not a problem");
    await says(() => expect(box.textContent).toContain("The website silences as much as it may."));
    expect(rows()[0]).not.toContain("not counted");
  });

  it("says why one is muted that was learned, and asks no verdict of it", async () => {
    await says(() => expect(rows()).toHaveLength(2));
    told = [aSignal({ muted: "learned", mutedWhy: "Learned: in 38 of 40 sessions they went on" })];
    press("Not a problem", 1);
    await says(() => expect(rows()[0]).toContain("Learned: in 38 of 40"));
    expect(rows()[0]).not.toContain("Undo");
  });
});
