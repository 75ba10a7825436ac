/* The language switcher: the same page, the same place, another language.
   Ids come from the source language, so they are the same in every edition. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const nav = document.querySelector(".languages");
  if (!nav) return;
  const root = document.documentElement.dataset.content_root;

  /* the last element with an id that the reader has reached */
  const place = () => {
    const passed = [...document.querySelectorAll("main [id]")].filter(
      (element) => element.getBoundingClientRect().top <= window.innerHeight / 3,
    );
    return window.scrollY > 0 && passed.length ? `#${passed.at(-1).id}` : "";
  };

  for (const link of nav.querySelectorAll("a[data-language]")) {
    const page = `${root}../${link.dataset.language}/${nav.dataset.page}`;
    link.href = page;
    link.hreflang = link.dataset.language;
    link.addEventListener("click", () => { link.href = page + place(); });
  }
  nav.hidden = false;
});
