import { createElement as h, type ReactNode, type SubmitEvent, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { ask, boom, failLater, isDetails, join } from "./app-answers.ts";

const nothing = (): void => undefined;
const button = (id: string, text: string, onClick?: () => unknown): ReactNode =>
  h("button", { id, type: "button", onClick }, text);

function Signup() {
  const [values, setValues] = useState({ name: "", mail: "" });
  const [problem, setProblem] = useState("");
  const [isDone, setDone] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const found = await join(new FormData(event.currentTarget));
    if (found === null) setDone(true);
    else setProblem(found);
  };
  const field = (name: "name" | "mail"): ReactNode =>
    h("input", {
      id: name,
      name,
      value: values[name],
      "aria-invalid": name === "mail" && problem !== "" ? true : undefined,
      onChange: ({ target }: { target: HTMLInputElement }) => setValues({ ...values, [name]: target.value }),
    });
  if (isDone) return h("p", null, "Welcome");
  return h(
    "form",
    { id: "signup", onSubmit: submit },
    h("label", null, "Name ", field("name")),
    h("label", null, "Mail ", field("mail")),
    h("button", { id: "join", type: "submit" }, "Join"),
    problem !== "" && h("span", { role: "alert" }, problem),
  );
}

function List({ go }: { go: (path: string) => void }) {
  const [total, setTotal] = useState(0);
  const [quantity, setQuantity] = useState(1);
  const [result, setResult] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [hasRow, setRow] = useState(true);
  const more = (): void => setQuantity((before) => before + 1);
  const load = async (ms: number): Promise<void> => setResult(await ask(ms));
  return h(
    "section",
    null,
    h("h1", null, "Shop"),
    button("dead", "Send"),
    button("noop", "Update", nothing),
    h("div", { id: "card", onClick: nothing }, "A card to open"),
    button("alive", "Add to basket", () => setTotal(total + 1)),
    h("b", { id: "total" }, total),
    button("plus", "+", more),
    h("output", { id: "quantity" }, quantity),
    button("more", "One more", more),
    button("late", "Calculate", () => setTimeout(() => setResult("42"), 2_700)),
    button("fetched", "Load", () => load(400)),
    button("slow", "Search", () => load(3_600)),
    button("patient", "Export", () => {
      setResult("Working…");
      void load(3_600);
    }),
    h("p", { id: "result" }, result),
    button("boom", "Apply", boom),
    button("boom-shown", "Confirm", () => {
      setResult("Something went wrong");
      boom();
    }),
    button("boom-late", "Refresh", failLater),
    button("open", "Open", () => setOpen(true)),
    h("button", { id: "save", type: "button", disabled: true }, "Save"),
    hasRow &&
      h(
        "div",
        { id: "row" },
        "Rope ",
        button("remove", "Remove", () => setRow(false)),
      ),
    h("p", { id: "text" }, "Everything here is made by hand and sent within three days."),
    h(Signup),
    h(
      "a",
      {
        id: "route",
        href: "/react/details",
        onClick: (event: { preventDefault(): void }) => {
          event.preventDefault();
          go("/react/details");
        },
      },
      "Details",
    ),
    isOpen &&
      h(
        "div",
        { role: "dialog" },
        h("p", null, "Rope, 20 m"),
        button("close", "Close", () => setOpen(false)),
      ),
  );
}

function App() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const moved = (): void => setPath(location.pathname);
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, []);
  const go = (to: string): void => {
    history.pushState(null, "", to);
    setPath(to);
  };
  if (path !== "/react" && isDetails()) {
    return h(
      "section",
      null,
      h("h1", { id: "details" }, "Details"),
      button("inner", "Measure", () => setPath(`${path}#`)),
    );
  }
  return h(List, { go });
}

const root = document.querySelector("#app");
if (root) createRoot(root).render(h(App));
