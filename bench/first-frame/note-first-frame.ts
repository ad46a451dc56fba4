/**
 * Runs in every frame before its own scripts, as text. Makes `firstFrame` there: a promise of the time, by the machine's
 * clock, at which the screen first shows the replayed page; in the dashboard's own frame, the stage around it.
 */
export const noteFirstFrame = `(() => {
  const shows = window === top
    ? () => {
        const stage = document.querySelector('iframe[title="Recorded page"]');
        return stage !== null && stage.style.transform !== "" && getComputedStyle(stage.parentElement).opacity === "1";
      }
    : () => (document.querySelector("iframe")?.contentDocument?.body?.childElementCount ?? 0) > 0;
  window.firstFrame = new Promise((resolve) => {
    const look = () => {
      // A task behind this one comes when the screen has been drawn.
      if (shows()) setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0);
      else requestAnimationFrame(look);
    };
    look();
  });
})();`;

/** The dashboard's page is told of no keyframe, as if none had been made. */
export const withoutKeyframes = `(() => {
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (!answer.url.endsWith("/timeline")) return answer;
    const replay = await answer.json();
    delete replay.timeline.keyframes;
    return Response.json(replay);
  };
})();`;
