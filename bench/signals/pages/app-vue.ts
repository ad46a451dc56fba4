import { createApp, h, reactive, type VNode } from "vue";
import { ask, boom, failLater, isDetails, join } from "./app-answers.ts";

const state = reactive({
  path: location.pathname,
  total: 0,
  quantity: 1,
  result: "",
  isOpen: false,
  hasRow: true,
  name: "",
  mail: "",
  problem: "",
  isDone: false,
});

const nothing = (): void => undefined;
const button = (id: string, text: string, onClick?: () => unknown): VNode =>
  h("button", { id, type: "button", onClick }, text);

const load = async (ms: number): Promise<void> => {
  state.result = await ask(ms);
};
const more = (): void => {
  state.quantity++;
};
const submit = async (event: Event): Promise<void> => {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLFormElement)) return;
  const found = await join(new FormData(event.currentTarget));
  if (found === null) state.isDone = true;
  else state.problem = found;
};
const field = (name: "name" | "mail"): VNode =>
  h("input", {
    id: name,
    name,
    value: state[name],
    "aria-invalid": name === "mail" && state.problem !== "" ? "true" : null,
    onInput: ({ target }: Event) => {
      if (target instanceof HTMLInputElement) state[name] = target.value;
    },
  });

const signup = (): VNode =>
  state.isDone
    ? h("p", "Welcome")
    : h("form", { id: "signup", onSubmit: submit }, [
        h("label", ["Name ", field("name")]),
        h("label", ["Mail ", field("mail")]),
        h("button", { id: "join" }, "Join"),
        state.problem === "" ? null : h("span", { role: "alert" }, state.problem),
      ]);

const list = (): VNode =>
  h("section", [
    h("h1", "Shop"),
    button("dead", "Send"),
    button("noop", "Update", nothing),
    h("div", { id: "card", onClick: nothing }, "A card to open"),
    button("alive", "Add to basket", () => state.total++),
    h("b", { id: "total" }, state.total),
    button("plus", "+", more),
    h("output", { id: "quantity" }, state.quantity),
    button("more", "One more", more),
    button("late", "Calculate", () =>
      setTimeout(() => {
        state.result = "42";
      }, 2_700),
    ),
    button("fetched", "Load", () => load(400)),
    button("slow", "Search", () => load(3_600)),
    button("patient", "Export", () => {
      state.result = "Working…";
      void load(3_600);
    }),
    h("p", { id: "result" }, state.result),
    button("boom", "Apply", boom),
    button("boom-shown", "Confirm", () => {
      state.result = "Something went wrong";
      boom();
    }),
    button("boom-late", "Refresh", failLater),
    button("open", "Open", () => {
      state.isOpen = true;
    }),
    h("button", { id: "save", type: "button", disabled: true }, "Save"),
    state.hasRow
      ? h("div", { id: "row" }, [
          "Rope ",
          button("remove", "Remove", () => {
            state.hasRow = false;
          }),
        ])
      : null,
    h("p", { id: "text" }, "Everything here is made by hand and sent within three days."),
    signup(),
    h(
      "a",
      {
        id: "route",
        href: "/vue/details",
        onClick: (event: Event) => {
          event.preventDefault();
          history.pushState(null, "", "/vue/details");
          state.path = location.pathname;
        },
      },
      "Details",
    ),
    state.isOpen
      ? h("div", { role: "dialog" }, [
          h("p", "Rope, 20 m"),
          button("close", "Close", () => {
            state.isOpen = false;
          }),
        ])
      : null,
  ]);

addEventListener("popstate", () => {
  state.path = location.pathname;
});
createApp({
  render: () =>
    state.path !== "/vue" && isDetails()
      ? h("section", [h("h1", { id: "details" }, "Details"), button("inner", "Measure", nothing)])
      : list(),
}).mount("#app");
