/** Does at once what is asked for, but again only after so many ms, and then once however often it was asked for. */
export function atMostEvery(everyMs: number, act: () => void): { ask: () => void; stop: () => void } {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isAskedAgain = false;
  let isStopped = false;
  const go = () => {
    isAskedAgain = false;
    act();
    resting = setTimeout(() => {
      resting = undefined;
      if (isAskedAgain) go();
    }, everyMs);
  };
  return {
    ask: () => {
      if (isStopped) return;
      if (resting === undefined) go();
      else isAskedAgain = true;
    },
    stop: () => {
      isStopped = true;
      clearTimeout(resting);
    },
  };
}
