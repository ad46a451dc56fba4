/**
 * Takes what moves for a while to its end, in the page and the frames in it. After a jump every node is new: without this
 * what had faded in long ago would begin to do so again, and stay unseen while the playhead rests.
 */
export function settle(page: Document): void {
  for (const animation of page.getAnimations()) {
    const end = animation.effect?.getComputedTiming().endTime;
    if (typeof end === "number" && Number.isFinite(end)) animation.finish();
  }
  for (const frame of page.querySelectorAll("iframe")) {
    if (frame.contentDocument !== null) settle(frame.contentDocument);
  }
}
