/** Elements and texts of one article below. */
const nodesAnArticle = 18;
const wantedNodes = 50_000;

/** A catalogue of 50,000 nodes, as a server writes it: elements and their texts in equal parts. */
export function largePage(): string {
  const article = (n: number): string =>
    `<article class="good${n % 7 === 0 ? " rare" : ""}" data-n="${n}"><h2>Good number ${n}</h2>` +
    `<p class="about">Made of <b>oak ${n % 13}</b> and <i>brass ${n % 17}</i>.</p>` +
    `<ul><li>${n} in stock</li><li>${n * 3} sold</li></ul><button type="button">Take ${n}</button></article>`;
  const articles = Array.from({ length: wantedNodes / nodesAnArticle }, (_, n) => article(n));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Everything</title>
<style>body{font:12px sans-serif}.good{display:inline-block;width:180px;padding:4px;border:1px solid #ddd}.rare{background:#ffe}</style>
</head><body><h1>Everything</h1><button id="more">More</button><span id="taken"></span><main>${articles.join("")}</main>
<script>
const main = document.querySelector("main");
main.onclick = (event) => { document.getElementById("taken").textContent = event.target.textContent; };
document.getElementById("more").onclick = () => {
  for (let n = 0; n < 100; n++) main.prepend(main.children[n].cloneNode(true));
};
</script></body></html>`;
}
