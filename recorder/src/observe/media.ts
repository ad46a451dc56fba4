import { incrementalSource } from "../../../protocol/events.ts";
import { hitOf, isBlocked, shownId } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

/** rrweb's `MediaInteractions` (source: @rrweb/types) by the browser's event. */
const interactions: Readonly<Record<string, number>> = {
  play: 0,
  pause: 1,
  seeked: 2,
  volumechange: 3,
  ratechange: 4,
};

/** A slider of volume or time moves at every pixel. */
const everyMs = 250;

/** What video and audio do. Each event tells the whole state, so of several in a row the last is enough. */
export function observeMedia(owner: ObserverOwner): Observer {
  const tell = (type: number | undefined, media: HTMLMediaElement): void => {
    const id = isBlocked(owner.privacy, media) ? null : shownId(owner, media);
    if (id === null) return;
    const { currentTime, volume, muted, playbackRate, loop } = media;
    const state = { type, id, currentTime, volume, muted, playbackRate, loop };
    owner.emit(change(incrementalSource.mediaInteraction, state));
  };

  const last = new WeakMap<HTMLMediaElement, number | undefined>();
  const sampler = createSampler<HTMLMediaElement>(everyMs, (media) => tell(last.get(media), media));

  const onEvent = (event: Event): void => {
    const media = hitOf(event);
    if (media === null || !isMedia(media)) return;
    const type = interactions[event.type];
    if (event.type === "play" || event.type === "pause") tell(type, media);
    else {
      last.set(media, type);
      sampler.add(media);
    }
  };

  return {
    watch(root, listeners) {
      // What has begun or ended since the page was told, which this observer may join long after.
      for (const media of root.querySelectorAll<HTMLMediaElement>("video,audio")) {
        const isUsed = !media.paused || media.currentTime > 0;
        if (isUsed && owner.ids.idOf(media) !== null)
          tell(media.paused ? interactions.pause : interactions.play, media);
      }
      for (const type of Object.keys(interactions)) listeners.on(root, type, onEvent);
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}

const isMedia = (node: Node): node is HTMLMediaElement => /^(video|audio)$/i.test(node.nodeName);
