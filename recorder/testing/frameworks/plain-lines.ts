/** The page of the other fixtures without a framework. @param classOf the class of a line that is added */
export function plainLines(classOf: (line: number) => string): void {
  const app = document.getElementById("app");
  if (app === null) return;
  app.innerHTML =
    '<button id="add">Add</button><button id="remove">Remove</button><button id="toggle">Toggle</button>' +
    '<input id="word"><b id="echo">0</b><ul></ul>';
  const on = (id: string, type: string, run: (element: Element) => void): void => {
    const element = app.querySelector(`#${id}`);
    element?.addEventListener(type, () => run(element));
  };
  let next = 0;
  const add = (): void => {
    const line = document.createElement("li");
    line.className = classOf(next);
    line.textContent = `Line ${next++}`;
    app.querySelector("ul")?.append(line);
  };
  on("add", "click", add);
  on("remove", "click", () => app.querySelector("li")?.remove());
  on("toggle", "click", (button) => {
    const details = app.querySelector("#details");
    if (details) details.remove();
    else button.insertAdjacentHTML("afterend", '<p id="details">Details</p>');
  });
  on("word", "input", (input) => {
    const echo = app.querySelector("#echo");
    if (echo && input instanceof HTMLInputElement) echo.textContent = String(input.value.length);
  });
}
