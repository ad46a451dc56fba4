/** Runs inside the page, as text: a back-office screen on which something always changes. Deterministic. */
export const busyPage = `(() => {
  let state = 42;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const row = (n) => '<tr class="row"><td>Order ' + n + '</td><td>Someone ' + (n * 7 % 97) +
    '</td><td class="sum">' + (n * 31 % 1000) + '</td><td><progress max=100 value=' + n % 100 +
    '></progress></td><td><span class="tag tag-' + n % 5 + '">open</span></td><td><button>Edit</button></td></tr>';
  document.body.innerHTML = '<style>td { padding: 2px } .hot { color: red }</style><nav>' +
    Array.from({ length: 30 }, (_, n) => '<a href="/' + n + '">Section ' + n + '</a>').join("") +
    '</nav><aside id=panel></aside><table><tbody>' +
    Array.from({ length: 300 }, (_, n) => row(n)).join("") + '</tbody></table>';
  let orders = 300;
  const body = document.querySelector("tbody");
  const anyRow = () => body.children[random(body.children.length)];
  window.second = (n) => {
    for (let times = 0; times < 4; times++) anyRow().querySelector(".sum").textContent = String(random(10000));
    anyRow().classList.toggle("hot");
    anyRow().querySelector("progress").setAttribute("value", String(random(100)));
    anyRow().style.setProperty("height", 20 + random(20) + "px");
    if (n % 2 === 0) body.insertBefore(anyRow(), anyRow());
    if (n % 5 === 0) {
      anyRow().remove();
      body.insertAdjacentHTML("afterbegin", row(orders++));
    }
    if (n % 60 === 0) document.querySelector("#panel").innerHTML =
      '<h2>At ' + n + '</h2><ul>' + Array.from({ length: 40 }, (_, at) => '<li>Entry <b>' + random(1000) + '</b></li>').join("") + '</ul>';
  };
})()`;
