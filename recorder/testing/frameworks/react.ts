import { createElement } from "react";
import { mountReactLines } from "./react-lines.ts";

mountReactLines(
  ({ line, children }) => createElement("li", { className: line % 2 === 0 ? "even" : undefined }, children),
  "p",
);
