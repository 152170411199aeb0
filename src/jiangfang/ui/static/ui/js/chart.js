// A drawing wider than the screen begins at what it is about, not at its left edge.
(function () {
  "use strict";
  for (const frame of document.querySelectorAll(".chart__scroll")) {
    if (frame.scrollWidth <= frame.clientWidth) continue;
    const about = frame.querySelector(".node--current") || [...frame.querySelectorAll(".node--seal")].pop();
    if (!about) continue;
    const box = about.getBoundingClientRect();
    const middle = box.left + box.width / 2 - frame.getBoundingClientRect().left;
    frame.scrollLeft += middle - frame.clientWidth / 2;
  }
})();
