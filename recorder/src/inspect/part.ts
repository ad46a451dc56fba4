import { putPart } from "../parts.ts";
import { openInspect } from "./open-inspect.ts";

putPart("inspect", openInspect);
