import "@rrweb/replay/dist/style.css";
import "./stage.css";
import { type FromFrame, readToFrame, type ToFrame } from "../replay/frame-messages.ts";
import { makeEventCleaner } from "./clean-event.ts";
import { StagePlayer } from "./stage-player.ts";

/**
 * The player frame. It stands alone on its origin, under a content policy that lets it reach nobody; the policy
 * also says who may embed it, so the page around it, whose origin its referrer tells, is the dashboard.
 */
const dashboardOrigin = new URL(document.referrer || location.href).origin;
const stage = document.getElementById("stage") ?? document.body.appendChild(document.createElement("div"));
const report = (message: FromFrame) => parent.postMessage(message, dashboardOrigin);
const player = new StagePlayer(stage, report);
let cleaner = makeEventCleaner();

function obey(message: ToFrame): void {
  switch (message.type) {
    case "load":
      cleaner = makeEventCleaner();
      player.load(message.events.map(cleaner), message);
      break;
    case "append":
      player.append(message.events.map(cleaner), message.isComplete);
      break;
    case "play":
      player.play();
      break;
    case "pause":
      player.pause();
      break;
    case "seek":
      player.seek(message.at, message.jump);
      break;
    case "speed":
      player.setSpeed(message.speed);
      break;
  }
}

addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.source !== parent || event.origin !== dashboardOrigin) return;
  const message = readToFrame(event.data);
  if (message !== null) obey(message);
});
addEventListener("error", (event) => report({ type: "failed", message: event.message }));

function everyFrame(): void {
  player.tick();
  requestAnimationFrame(everyFrame);
}
everyFrame();
report({ type: "ready" });
