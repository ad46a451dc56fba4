import type { PlayheadApi, PlayheadOptions } from "../api.ts";
import type { QueuedCall } from "../handover.ts";
import { setAddress } from "../loader/script-address.ts";

type Call = (name: keyof PlayheadApi, args: unknown[], answer?: (value: unknown) => void) => void;

/**
 * Puts the website's loader into the page and gives what `window.playhead` gives, at once: calls wait for the loader. Where
 * there is no page, as on a server that renders it, every call does nothing.
 */
export function createPlayhead(options: PlayheadOptions): PlayheadApi {
  const call = typeof document === "undefined" ? nobody : callOf(options);
  return {
    start: () => call("start", []),
    stop: () => call("stop", []),
    identify: (contact) => call("identify", [contact]),
    conversation: (conversation) => call("conversation", [conversation]),
    track: (name, properties) => call("track", [name, properties]),
    prompt: (text) => call("prompt", [text]),
    tag: (name) => call("tag", [name]),
    variant: (name, value) => call("variant", [name, value]),
    release: (version) => call("release", [version]),
    consent: (granted) => call("consent", [granted]),
    inspect: () => call("inspect", []),
    sessionUrl: () =>
      new Promise((resolve) => {
        call("sessionUrl", [], async (url) => {
          const found = await url;
          resolve(typeof found === "string" ? found : null);
        });
      }),
    on(name, handler) {
      let isOff = false;
      let off: unknown;
      call("on", [name, handler], (value) => {
        off = value;
        if (isOff && typeof off === "function") off();
      });
      return () => {
        isOff = true;
        if (typeof off === "function") off();
      };
    },
  };
}

const nobody: Call = (_name, _args, answer) => answer?.(null);

function callOf({ siteKey, origin, consent, nonce }: PlayheadOptions): Call {
  const q: QueuedCall[] = [];
  let isBlocked = false;
  // A loader that is there already, or another stub, stays.
  if (!window.playhead) Reflect.set(window, "playhead", { q });
  const script = document.createElement("script");
  script.async = true;
  if (nonce) script.nonce = nonce;
  if (consent) script.dataset.consent = consent;
  script.onerror = () => {
    // A blocked loader must not keep who waits for an answer.
    isBlocked = true;
    for (const [, , answer] of q.splice(0)) answer?.(null);
  };
  try {
    setAddress(script, `${origin}/r/${siteKey}.js`);
    document.head.append(script);
  } catch {
    // The page's policy, or it has no head.
    isBlocked = true;
  }
  return (name, args, answer) => {
    const { playhead } = window;
    if (isBlocked) answer?.(null);
    else if (!playhead || playhead.q) (playhead?.q ?? q).push(answer ? [name, args, answer] : [name, args]);
    else {
      const value: unknown = Reflect.apply(playhead[name], playhead, args);
      answer?.(value);
    }
  };
}
