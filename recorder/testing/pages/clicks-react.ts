import { createElement as h, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

const nothing = (): void => undefined;

function Page() {
  const [seconds, setSeconds] = useState(0);
  const [count, setCount] = useState(0);
  const [late, setLate] = useState("");
  useEffect(() => {
    const every = setInterval(() => setSeconds((before) => before + 1), 500);
    return () => clearInterval(every);
  }, []);
  const load = async (): Promise<void> => {
    await fetch("/data.css");
    setTimeout(() => setLate("loaded"), 200);
  };
  return h(
    "main",
    null,
    h("p", { id: "clock" }, seconds),
    h("button", { type: "button", id: "dead" }, "Dead"),
    h("button", { type: "button", id: "noop", onClick: nothing }, "Does nothing"),
    h("div", { id: "handler", onClick: nothing }, "Handled"),
    h("p", { id: "plain" }, "Plain"),
    h("button", { type: "button", id: "alive", onClick: () => setCount(count + 1) }, "Alive"),
    h("b", null, count),
    h("div", { id: "late", onClick: load }, "Late"),
    h("i", null, late),
  );
}

const root = document.querySelector("#app");
if (root) createRoot(root).render(h(Page));
