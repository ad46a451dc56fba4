import { putPart } from "../parts.ts";
import { openInspector } from "./open-inspector.ts";

putPart("inspect", openInspector);
