import strings from "big-list-of-naughty-strings" with { type: "json" };

/** Every window has this function, so that what calls it has run. */
const call = "self.ran?.(1)";
/** Nobody registered it: whoever asks it has leaked. */
export const strangeOrigin = "http://stranger.example";
const leak = (name: string) => `${strangeOrigin}/${name}`;

/** Ways to run script, as markup. */
const running: readonly string[] = [
  `<script>${call}</script>`,
  `<script src="${leak("script.js")}"></script>`,
  `<script type="module">${call}</script>`,
  `<svg><script>${call}</script></svg>`,
  `<svg onload="${call}"></svg>`,
  `<svg><a xlink:href="javascript:${call}"><text y="20">link</text></a></svg>`,
  `<svg><animate onbegin="${call}" attributeName="x" dur="1s"></animate></svg>`,
  `<svg><a><animate attributeName="href" values="javascript:${call}" dur="1s" fill="freeze"></animate><text>a</text></a></svg>`,
  `<svg><set attributeName="onmouseover" to="${call}"></set></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${call}'/>#x"></use></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${call}</script>"></iframe></foreignObject></svg>`,
  `<math><mtext><img src="x" onerror="${call}"></mtext></math>`,
  `<math href="javascript:${call}">math</math>`,
  `<img src="missing.png" onerror="${call}">`,
  `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${call}'/>">`,
  `<video src="missing.mp4" onerror="${call}"></video>`,
  `<video><source onerror="${call}"></video>`,
  `<audio src="missing.mp3" onerror="${call}" autoplay></audio>`,
  `<body onload="${call}" onpageshow="${call}" onresize="${call}">`,
  `<iframe src="javascript:${call}"></iframe>`,
  `<iframe srcdoc="<img src=x onerror='${call}'>"></iframe>`,
  `<iframe src="data:text/html,<script>${call}</script>"></iframe>`,
  `<frameset onload="${call}"></frameset>`,
  `<object data="javascript:${call}"></object>`,
  `<object data="data:text/html,<script>${call}</script>"></object>`,
  `<embed src="javascript:${call}">`,
  `<applet code="Evil.class"></applet>`,
  `<a href="javascript:${call}" autofocus onfocus="${call}">link</a>`,
  `<a href=" &#1;java&#10;script:${call}">link</a>`,
  `<form action="javascript:${call}"><button autofocus onfocus="${call}">go</button></form>`,
  `<form id="sent"></form><button form="sent" formaction="javascript:${call}">go</button>`,
  `<input autofocus onfocus="${call}">`,
  `<select autofocus onfocus="${call}"></select>`,
  `<textarea autofocus onfocus="${call}"></textarea>`,
  `<details open ontoggle="${call}"></details>`,
  `<marquee onstart="${call}">m</marquee>`,
  `<div style="animation: a 1s" onanimationstart="${call}"></div><style>@keyframes a { to { top: 1px } }</style>`,
  `<div style="transition: top 1s" ontransitionend="${call}"></div>`,
  `<div contenteditable onblur="${call}" onfocus="${call}" autofocus tabindex="1">x</div>`,
  `<dialog open oncancel="${call}"></dialog>`,
  `<template shadowrootmode="open"><img src="x" onerror="${call}"></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>"></noscript>`,
  `<style><!--</style><img src="x" onerror="${call}">--></style>`,
  `<title><img src="x" onerror="${call}"></title>`,
  `<xmp><img src="x" onerror="${call}"></xmp>`,
  `<math><mi xlink:href="data:x,<script>${call}</script>"></mi></math>`,
  `<p is="x-y" onclick="${call}">p</p>`,
  `<meta http-equiv="refresh" content="0; url=javascript:${call}">`,
  `<base href="javascript:${call}//">`,
];

/** Ways to ask somebody, or to lead elsewhere, without script. */
const leaking: readonly string[] = [
  `<img src="${leak("img")}" srcset="${leak("srcset")} 2x">`,
  `<picture><source srcset="${leak("source")}"><img></picture>`,
  `<video src="${leak("video")}" poster="${leak("poster")}" autoplay></video>`,
  `<audio src="${leak("audio")}" autoplay></audio>`,
  `<video><track src="${leak("track")}" default></video>`,
  `<link rel="stylesheet" href="${leak("sheet.css")}">`,
  `<link rel="preload" as="font" href="${leak("preload")}">`,
  `<link rel="prefetch" href="${leak("prefetch")}">`,
  `<link rel="dns-prefetch" href="${leak("dns")}">`,
  `<link rel="icon" href="${leak("icon")}">`,
  `<link rel="modulepreload" href="${leak("module")}">`,
  `<link rel="manifest" href="${leak("manifest")}">`,
  `<style>@import url("${leak("import.css")}"); body { background: url("${leak("background")}") }</style>`,
  `<style>@font-face { font-family: F; src: url("${leak("font")}") } p { font-family: F }</style>`,
  `<div style="background-image: url(${leak("inline")}); list-style: url(${leak("list")})">x</div>`,
  `<div style="cursor: url(${leak("cursor")}), auto; mask: url(${leak("mask")}); filter: url(${leak("filter")}#f)">x</div>`,
  `<svg><image href="${leak("svg-image")}"></image><use href="${leak("use")}#x"></use></svg>`,
  `<svg><feImage href="${leak("fe-image")}"></feImage><rect fill="url(${leak("fill")}#x)"></rect></svg>`,
  `<iframe src="${leak("frame")}"></iframe><frame src="${leak("old-frame")}">`,
  `<object data="${leak("object")}"></object><embed src="${leak("embed")}">`,
  `<input type="image" src="${leak("input-image")}"><table background="${leak("table")}"></table>`,
  `<meta http-equiv="refresh" content="0; url=${leak("refresh")}">`,
  `<base href="${strangeOrigin}/"><img src="after-base.png">`,
  `<a href="${leak("ping")}" ping="${leak("ping")}" target="_top">link</a>`,
  `<form action="${leak("form")}" target="_top"><input name="a"><button>go</button></form>`,
  `<body background="${leak("body")}">`,
  `<portal src="${leak("portal")}"></portal><fencedframe src="${leak("fenced")}"></fencedframe>`,
  `<script type="speculationrules">{"prefetch":[{"urls":["${leak("speculated")}"]}]}</script>`,
];

/** Texts that break software that handles them carelessly (Big List of Naughty Strings, MIT). */
export const naughtyTexts: readonly string[] = strings.filter((text) => text !== "");

export const hostileMarkup: readonly string[] = [...running, ...leaking, ...naughtyTexts];
