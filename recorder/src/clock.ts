/** Server time, as the loader brought it and a reply may correct it. */
export interface Clock {
  serverNow(): number;
  correct(serverNowMs: number): void;
}

export function createClock(offsetMs: number): Clock {
  let offset = offsetMs;
  return {
    serverNow: () => Date.now() + offset,
    correct(serverNowMs) {
      offset = serverNowMs - Date.now();
    },
  };
}
