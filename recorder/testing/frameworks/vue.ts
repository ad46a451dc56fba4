import { createApp, h, reactive } from "vue";

const state = reactive({ lines: [] as number[], next: 0, word: "", isOpen: false });

const add = (): void => {
  state.lines.push(state.next++);
};
const toggle = (): void => {
  state.isOpen = !state.isOpen;
};
const read = (event: Event): void => {
  if (event.target instanceof HTMLInputElement) state.word = event.target.value;
};

const Lines = {
  render: () => [
    h("button", { id: "add", onClick: add }, "Add"),
    h("button", { id: "remove", onClick: () => state.lines.shift() }, "Remove"),
    h("button", { id: "toggle", onClick: toggle }, "Toggle"),
    h("input", { id: "word", value: state.word, onInput: read }),
    h("b", { id: "echo" }, String(state.word.length)),
    state.isOpen ? h("p", { id: "details" }, "Details") : null,
    h(
      "ul",
      state.lines.map((line) => h("li", { key: line, class: { even: line % 2 === 0 } }, `Line ${line}`)),
    ),
  ],
};

createApp(Lines).mount("#app");
