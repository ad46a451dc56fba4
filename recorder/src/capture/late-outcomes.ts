import { createTimer } from "../timers.ts";
import type { Capturing } from "./capturing.ts";
import type { ClickOutcomes, OutcomeWatch } from "./click-outcome.ts";

/** More than the moment holds that the part is on its way. */
const maxEarly = 200;

/** Answers that no change of the page's structure shows. */
const signOfType = { scroll: "scroll", toggle: "toggle", submit: "submit", invalid: "native" } as const;

export interface LateOutcomes extends ClickOutcomes {
  /** The part is there: what has happened until now is told to it in its order, with its delays and its tasks. */
  join(watch: OutcomeWatch): void;
}

/**
 * Presses and clicks, for the part that watches what answers them; what comes before it waits with first answers.
 * @param ownUrl beginning of the addresses the recorder itself asks for
 */
export function createLateOutcomes(
  { listeners, hook, onDocument, onStop }: Capturing,
  ownUrl: string,
): LateOutcomes {
  let joined: OutcomeWatch | null = null;
  const early: { atMs: number; task: number; run(watch: OutcomeWatch): void }[] = [];
  let task = 0;
  const taskOver = createTimer(() => {
    task++;
  });

  const pass = (run: (watch: OutcomeWatch) => void): void => {
    if (joined) run(joined);
    else if (early.length < maxEarly) {
      early.push({ atMs: performance.now(), task, run });
      taskOver.arm(0);
    } else observer.disconnect();
  };
  const onRecords = (records: MutationRecord[]): void => {
    if (records.length > 0) pass((watch) => watch.changed(records));
  };
  const observer = new MutationObserver(onRecords);
  onStop(() => observer.disconnect());

  onDocument((root) => {
    for (const [type, kind] of Object.entries(signOfType)) {
      listeners.on(root, type, ({ target }) => {
        if (joined || early.length === 0) return;
        pass((watch) => watch.sign({ kind, at: target ?? root, name: "" }));
      });
    }
  });

  /** Of a request that has begun nothing tells but the call. */
  const onRequest = (_owner: unknown, [url, init]: readonly unknown[]): undefined => {
    const isOwn = typeof url === "string" && url.startsWith(ownUrl);
    const kind = Reflect.get(Object(init), "keepalive") === true ? "beacon" : "request";
    if (!joined && !isOwn) pass((watch) => watch.sign({ kind, at: document, name: "" }));
  };

  return {
    press(hit) {
      if (!joined && early.length === 0) {
        hook(window, "fetch", onRequest);
        hook(XMLHttpRequest.prototype, "send", onRequest);
        const everything = { subtree: true, childList: true, attributes: true, characterData: true };
        // A frame's button may answer in the page around it.
        for (const root of [document, hit.ownerDocument]) observer.observe(root, everything);
      }
      pass((watch) => watch.press(hit));
    },
    cancel: () => pass((watch) => watch.cancel()),
    click: (...args) => pass((watch) => watch.click(...args)),
    otherHand: (isTyping) => joined?.otherHand(isTyping),
    samePress: () => joined?.samePress(),
    join(watch) {
      onRecords(observer.takeRecords());
      observer.disconnect();
      let before = task;
      for (const one of early.splice(0)) {
        if (one.task !== before) watch.endTask();
        before = one.task;
        watch.setLate(performance.now() - one.atMs);
        one.run(watch);
      }
      if (task !== before) watch.endTask();
      watch.setLate(0);
      joined = watch;
    },
  };
}
