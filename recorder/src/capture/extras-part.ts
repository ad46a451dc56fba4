import { putPart } from "../parts.ts";
import { startExtras } from "./start-extras.ts";

putPart("extras", startExtras);
