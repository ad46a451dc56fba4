import { startExtras } from "./capture/start-extras.ts";
import { toMoments } from "./moments.ts";
import { putPart } from "./parts.ts";
import { createWatch } from "./trigger/watch.ts";

putPart("extras", { startExtras, createWatch, toMoments });
