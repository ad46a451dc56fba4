import { createApp, h, reactive } from "vue";

const state = reactive({ seconds: 0, count: 0, late: "" });
const nothing = (): void => undefined;
setInterval(() => state.seconds++, 500);

const load = async (): Promise<void> => {
  await fetch("/data.css");
  setTimeout(() => {
    state.late = "loaded";
  }, 200);
};

const Page = {
  render: () =>
    h("main", [
      h("p", { id: "clock" }, state.seconds),
      h("button", { id: "dead" }, "Dead"),
      h("button", { id: "noop", onClick: nothing }, "Does nothing"),
      h("div", { id: "handler", onClick: nothing }, "Handled"),
      h("p", { id: "plain" }, "Plain"),
      h("button", { id: "alive", onClick: () => state.count++ }, "Alive"),
      h("b", state.count),
      h("div", { id: "late", onClick: load }, "Late"),
      h("i", state.late),
    ]),
};

createApp(Page).mount("#app");
