/** A page of `nodes` nodes and a function for each kind of unrest; what they do does not depend on time or chance. */
export const stormyPage = (
  nodes: number,
): string => `<!doctype html><html lang="en"><head><title>Storm</title>
<script>
// Turns the recorder takes: tasks of its own that it asks the browser for.
window.turns = 0;
const isRecorders = () => new Error().stack.includes("/r/recorder-");
const setTimer = window.setTimeout;
window.setTimeout = (run, ms) => setTimer(isRecorders() ? () => { window.turns++; run(); } : run, ms);
if (window.scheduler?.postTask) {
  const post = scheduler.postTask;
  scheduler.postTask = (run, options) => post.call(scheduler, isRecorders() ? () => { window.turns++; return run(); } : run, options);
}
</script><!-- recorder --></head>
<body><button id="buy">Buy</button><main></main>
<script>
const main = document.querySelector("main");
let made = 0;
const line = () => {
  const p = document.createElement("p");
  p.className = "line";
  p.append("Line " + made++);
  return p;
};
for (let n = 0; n < ${Math.round(nodes / 2)}; n++) main.append(line());
window.replaceLines = (count) => {
  for (let n = 0; n < count; n++) {
    main.append(line());
    main.firstElementChild.remove();
  }
};
window.changeTexts = (count) => {
  for (let n = 0; n < count; n++) main.children[n % main.children.length].firstChild.data = "Text " + made++;
};
window.changeClasses = (count) => {
  for (let n = 0; n < count; n++) main.children[n % main.children.length].classList.toggle("hot");
};
window.isLast = () => main.lastElementChild.textContent;
</script></body></html>`;
