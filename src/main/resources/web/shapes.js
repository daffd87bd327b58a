// Elements of pages and pictures, and pictures as files.
'use strict';

const shapes = (() => {
  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function shape(name, attributes, ...children) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function tool(text, act) {
    const made = element('button', { type: 'button', textContent: text });
    made.addEventListener('click', act);
    return made;
  }

  // A part of a picture at full size, with the colors of the page written into it, as an address.
  function still(svg, box, without) {
    const copy = svg.cloneNode(true);
    const [from, to] = [svg, copy].map(one => [...one.querySelectorAll('rect, path, text')]);
    from.forEach((one, i) => {
      const look = getComputedStyle(one);
      ['fill', 'stroke', 'stroke-width', 'stroke-dasharray'].forEach(name => to[i].setAttribute(name, look.getPropertyValue(name)));
    });
    copy.querySelectorAll(without).forEach(one => one.remove());
    copy.querySelectorAll('[tabindex], [role]').forEach(one => { one.removeAttribute('tabindex'); one.removeAttribute('role'); });
    copy.prepend(shape('rect', { ...box, fill: getComputedStyle(document.body).backgroundColor }));
    Object.entries({ width: box.width, height: box.height, viewBox: [box.x, box.y, box.width, box.height].join(' ') })
      .forEach(([name, value]) => copy.setAttribute(name, value));
    return 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  }

  async function png(href, box) {
    const image = new Image();
    image.src = href;
    await image.decode();
    const scale = Math.min(2, 8000 / Math.max(box.width, box.height));
    const canvas = element('canvas', { width: box.width * scale, height: box.height * scale });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  }

  function save(name, href) {
    element('a', { href, download: name }).click();
  }

  return { element, shape, tool, still, png, save };
})();
