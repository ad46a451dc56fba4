import { type ComponentType, createElement, useState } from "react";
import { createRoot } from "react-dom/client";

/** The page of all fixtures in React, with the parts that a styling library may make its own. */
export function mountReactLines(
  Line: ComponentType<{ line: number; children?: string }>,
  Details: ComponentType<{ id: string; children?: string }> | "p",
): void {
  function Lines() {
    const [lines, setLines] = useState<number[]>([]);
    const [next, setNext] = useState(0);
    const [word, setWord] = useState("");
    const [isOpen, setOpen] = useState(false);
    const button = (id: string, onClick: () => void) =>
      createElement("button", { id, key: id, type: "button", onClick }, id);
    const add = (): void => {
      setLines([...lines, next]);
      setNext(next + 1);
    };
    const onChange = ({ target }: { target: HTMLInputElement }): void => setWord(target.value);
    return [
      button("add", add),
      button("remove", () => setLines(lines.slice(1))),
      button("toggle", () => setOpen(!isOpen)),
      // Controlled: React keeps a note of the value on the element itself.
      createElement("input", { id: "word", key: "word", value: word, onChange }),
      createElement("b", { id: "echo", key: "echo" }, word.length),
      isOpen && createElement(Details, { id: "details", key: "details" }, "Details"),
      createElement(
        "ul",
        { key: "list" },
        lines.map((line) => createElement(Line, { key: line, line }, `Line ${line}`)),
      ),
    ];
  }
  const app = document.getElementById("app");
  if (app) createRoot(app).render(createElement(Lines));
}
