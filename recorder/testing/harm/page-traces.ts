import type { Page } from "playwright-core";

/** What a recorder could leave behind in a page. */
export interface PageTraces {
  /** Names of what is another than when the page began, such as `History.prototype.pushState`. */
  changed: string[];
  /** What is listened to, such as `HTMLDocument click`, once for each listener. */
  listeners: string[];
  /** Observers that still observe. */
  observers: number;
  /** Timers that are still to come. */
  timers: number;
}

interface Listening {
  target: EventTarget;
  type: string;
  listener: unknown;
  capture: boolean;
}

/**
 * Runs before any script of the page: notes every function and accessor there is, and follows listeners, observers and
 * timers from there on. Inside the page because the browser's own list has Playwright's listeners in it.
 */
export function watchTraces(): void {
  const live = { observers: new Set<object>(), timers: new Set<unknown>() };
  let listening: Listening[] = [];
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const captures = (options: unknown): boolean =>
    options === true ||
    (typeof options === "object" && options !== null && Reflect.get(options, "capture") === true);
  const forget = (gone: Listening): void => {
    listening = listening.filter(
      ({ target, type, listener, capture }) =>
        target !== gone.target ||
        type !== gone.type ||
        listener !== gone.listener ||
        capture !== gone.capture,
    );
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const one = { target: this ?? window, type, listener, capture: captures(options) };
    forget(one);
    const isOnce = typeof options === "object" && options.once === true;
    if (listener && !isOnce) listening.push(one);
    if (typeof options === "object" && options.signal)
      add.call(options.signal, "abort", () => forget(one), { once: true });
    add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    forget({ target: this ?? window, type, listener, capture: captures(options) });
    remove.call(this ?? window, type, listener, options);
  };
  for (const name of ["MutationObserver", "PerformanceObserver", "IntersectionObserver", "ResizeObserver"]) {
    const { observe, disconnect } = Reflect.get(window, name).prototype;
    Object.assign(Reflect.get(window, name).prototype, {
      observe(this: object, ...args: unknown[]) {
        live.observers.add(this);
        return observe.apply(this, args);
      },
      disconnect(this: object) {
        live.observers.delete(this);
        return disconnect.apply(this);
      },
    });
  }
  const { setTimeout: set, clearTimeout: clear } = window;
  Reflect.set(window, "setTimeout", (run: () => void, ms?: number) => {
    const id = set(() => {
      live.timers.delete(id);
      run();
    }, ms);
    live.timers.add(id);
    return id;
  });
  Reflect.set(window, "clearTimeout", (id: number) => {
    live.timers.delete(id);
    clear(id);
  });

  const holders = (): Map<string, object> => {
    const found = new Map<string, object>([["window", window]]);
    for (const name of Object.getOwnPropertyNames(window)) {
      const { value } = Object.getOwnPropertyDescriptor(window, name) ?? {};
      if (typeof value === "function" && typeof value.prototype === "object" && value.prototype !== null)
        found.set(`${name}.prototype`, value.prototype);
    }
    for (const name of ["console", "JSON", "history", "navigator", "performance", "document", "localStorage"])
      found.set(name, Reflect.get(window, name));
    return found;
  };
  const read = (): Map<string, unknown> => {
    const values = new Map<string, unknown>();
    for (const [holder, object] of holders()) {
      for (const [key, own] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
        // A page's own variables change, and ours are meant to stay: what counts is what can be called.
        if (typeof own.value === "function" || own.get || own.set)
          values.set(`${holder}.${key}`, [own.value, own.get, own.set, own.enumerable, own.configurable]);
      }
    }
    return values;
  };
  const before = read();
  Object.assign(window, {
    leftTraces() {
      const same = (one: unknown, other: unknown): boolean =>
        Array.isArray(one) && Array.isArray(other) && one.every((value, n) => value === other[n]);
      const after = read();
      const changed = [...after.keys(), ...before.keys()].filter(
        (name) => !same(before.get(name), after.get(name)),
      );
      const listeners = listening.map(({ target, type }) => `${target.constructor.name} ${type}`).sort();
      const { observers, timers } = live;
      return {
        changed: [...new Set(changed)].sort(),
        listeners,
        observers: observers.size,
        timers: timers.size,
      };
    },
  });
}

export const readTraces = (page: Page): Promise<PageTraces> => page.evaluate("leftTraces()");
