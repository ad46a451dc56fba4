// What a page does by itself, by the names in `?ambient=`: no click has caused any of it.
const wanted = (new URLSearchParams(location.search).get("ambient") ?? "").split(",");

const add = (tagName, id) => {
  const element = document.createElement(tagName);
  element.id = id;
  document.body.append(element);
  return element;
};

const show = (src, isLarge) => {
  const image = document.createElement("img");
  image.alt = "A lantern";
  if (isLarge) image.style.cssText = "display:block;width:900px;height:500px";
  else image.width = image.height = 120;
  document.body.prepend(image);
  image.src = src;
  return image;
};

const goOn = {
  tall() {
    add("div", "tall").style.height = "4000px";
  },
  broken: () => show("/missing/lantern.png"),
  replaced() {
    const image = show("/missing/cap.png");
    image.addEventListener(
      "error",
      () => {
        image.src = "/picture.svg";
      },
      { once: true },
    );
  },
  late: () => show("/picture.svg?ms=5500", true),
  soon: () => show("/picture.svg?ms=1000", true),
  clock() {
    const clock = add("p", "clock");
    const tick = () => {
      clock.textContent = new Date().toISOString();
    };
    tick();
    setInterval(tick, 1_000);
  },
  carousel() {
    const list = add("ul", "carousel");
    const slides = ["Lanterns", "Ropes", "Caps", "Charts"];
    let at = 0;
    setInterval(() => {
      at = (at + 1) % slides.length;
      list.innerHTML = `<li class="slide">${slides[at]}</li>`;
      list.dataset.at = String(at);
    }, 1_200);
  },
  animation() {
    const bar = add("div", "bar");
    bar.style.cssText = "width:40px;height:12px;background:teal";
    let n = 0;
    const draw = () => {
      bar.style.marginLeft = `${100 + 80 * Math.sin(n++ / 20)}px`;
      requestAnimationFrame(draw);
    };
    draw();
  },
  polling() {
    const note = add("p", "polled");
    setInterval(async () => {
      await fetch("/answer?ms=40");
      note.textContent = `Checked at ${Date.now()}`;
    }, 900);
  },
  ticker() {
    const table = add("table", "ticker");
    table.innerHTML = Array.from({ length: 6 }, (_, n) => `<tr><td>Item ${n}</td><td>0</td></tr>`).join("");
    const cells = [...table.querySelectorAll("td:last-child")];
    let n = 0;
    setInterval(() => {
      const cell = cells[(n * 5) % cells.length];
      n++;
      cell.textContent = String(100 + ((n * 37) % 50));
    }, 350);
  },
  errors() {
    setInterval(() => {
      setTimeout(() => {
        throw new Error("The chat could not be reached");
      });
    }, 700);
  },
};

for (const name of wanted) goOn[name]?.();
