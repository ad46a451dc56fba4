import { createApp, h, reactive, TransitionGroup, type VNode } from "vue";

/** A board of tasks: cards come, move and are filtered. */
const columns = ["To do", "Under way", "Done"];
const state = reactive({
  word: "",
  draft: "",
  tasks: Array.from({ length: 9 }, (_, n) => ({ id: n, name: `Task ${n + 1}`, column: n % 3, done: n * 11 })),
});

const typed =
  (key: "word" | "draft") =>
  ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) state[key] = target.value;
  };

const add = (): void => {
  state.tasks.unshift({ id: state.tasks.length, name: state.draft, column: 0, done: 0 });
  state.draft = "";
};

const card = (task: (typeof state.tasks)[number]): VNode =>
  h("div", { class: "card", key: task.id, style: { "--done": `${task.done}%` } }, [
    h("b", task.name),
    h("div", { class: "bar" }),
    h("span", [
      h("span", { class: "tag" }, `${task.done} %`),
      " ",
      h(
        "button",
        {
          class: "move",
          onClick: () => {
            task.column = (task.column + 1) % columns.length;
            task.done = Math.min(100, task.done + 30);
          },
        },
        "Move on",
      ),
    ]),
  ]);

const board = (): VNode[] => [
  h("header", [
    h("h1", "Board"),
    h("input", { id: "word", placeholder: "Filter", value: state.word, onInput: typed("word") }),
    h("input", { id: "draft", placeholder: "New task", value: state.draft, onInput: typed("draft") }),
    h("button", { id: "add", class: "primary", onClick: add }, "Add"),
  ]),
  h("main", { class: "columns" }, [
    ...columns.map((name, column) => {
      const shown = state.tasks.filter((task) => task.column === column && task.name.includes(state.word));
      return h("section", { class: "column", key: name }, [
        h("h2", `${name} (${shown.length})`),
        h(TransitionGroup, { name: "moved" }, () => shown.map(card)),
      ]);
    }),
  ]),
];

createApp({ render: board }).mount("#app");
