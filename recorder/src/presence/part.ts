import { guarded } from "../../guard.ts";
import { putPart } from "../parts.ts";
import { startPresence } from "./start-presence.ts";

/** A file that needs no other: it also runs for visitors for whom the recorder does not. */
guarded(() => {
  const handover = window.__playhead;
  if (!handover || handover.parts?.presence) return;
  putPart("presence", true);
  startPresence(handover);
})();
