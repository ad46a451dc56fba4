import type { Judge, OpenJudge, Verdict } from "./judge.ts";
import { nameVisit, openPeerSink, type PeerSink, visitVariable } from "./peer-sink.ts";

export interface Peer {
  label: string;
  kinds: NonNullable<Judge["kinds"]>;
  restMs: number;
  /** Scripts by path. */
  scriptAt(path: string): string | null;
  /** @param sink an expression of the page's for the sink's address of this visit */
  tag(origin: string, sink: string): string;
  /** Whether the page is recorded, asked in the page. */
  isRunning: string;
  verdictsIn(posted: string): Verdict[];
}

/** Another product's recorder before a sink that keeps what it says. */
export const judgeOf = (peer: Peer): Judge => ({
  label: peer.label,
  kinds: peer.kinds,
  async open() {
    const sink = await openPeerSink((path) => {
      const body = peer.scriptAt(path);
      return body === null ? null : { type: "text/javascript", body };
    });
    return openOn(peer, sink);
  },
});

function openOn(peer: Peer, sink: PeerSink): OpenJudge {
  let visits = 0;
  return {
    tag: peer.tag(sink.origin, `"${sink.origin}/" + window.${visitVariable}`),
    restMs: peer.restMs,
    async prepare(context) {
      const visit = `visit-${visits++}`;
      await nameVisit(context, visit);
      return visit;
    },
    async enter(page, visit) {
      await page.waitForFunction(peer.isRunning);
      return {
        leave: (last) => last.close(),
        verdicts: async () => sink.postedOn(visit).flatMap(peer.verdictsIn),
        tell: async () => sink.postedOn(visit).join("\n"),
      };
    },
    settle: async () => undefined,
    close: sink.close,
  };
}
