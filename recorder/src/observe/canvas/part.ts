import { putPart } from "../../parts.ts";
import { observeCanvases } from "./observe-canvases.ts";

putPart("canvas", observeCanvases);
