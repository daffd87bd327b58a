// A picture that is moved and zoomed: one finger or the mouse moves it, two fingers, buttons or the wheel with Ctrl zoom.
// Its view is a point of the picture in the middle of the screen, and pixels on the screen for one of the picture.
'use strict';

const board = (svg, zooms, seen) => {
  const self = { view: null, moved: 0 };
  const bounded = value => Math.min(zooms.most, Math.max(zooms.least, value));

  // Calls seen with whether the zoom is another one.
  self.look = (view, redraw = false) => {
    const zoomed = redraw || !self.view || view.zoom !== self.view.zoom;
    self.view = view;
    const [width, height] = [svg.clientWidth / view.zoom, svg.clientHeight / view.zoom];
    svg.setAttribute('viewBox', [view.x - width / 2, view.y - height / 2, width, height].join(' '));
    seen(zoomed);
  };

  // The point under the pointer stays where it is.
  self.zoom = (factor, x = svg.clientWidth / 2, y = svg.clientHeight / 2) => {
    const { view } = self;
    const next = bounded(view.zoom * factor);
    const [dx, dy] = [x - svg.clientWidth / 2, y - svg.clientHeight / 2];
    self.look({ x: view.x + dx / view.zoom - dx / next, y: view.y + dy / view.zoom - dy / next, zoom: next });
  };

  // All of a box, or what of it has room around a point at the least zoom, without empty margins.
  self.fit = (box, most, at) => {
    const to = Math.min(most, bounded(Math.min(svg.clientWidth / box.width, svg.clientHeight / box.height)));
    const middle = (from, size, half, point) => size <= 2 * half ? from + size / 2 : Math.min(Math.max(point, from + half), from + size - half);
    self.look({ x: middle(box.x, box.width, svg.clientWidth / to / 2, at.x), y: middle(box.y, box.height, svg.clientHeight / to / 2, at.y), zoom: to }, true);
  };

  // Moves as little as it takes to have a box in sight.
  self.inSight = (box, margin) => {
    const [width, height] = [svg.clientWidth / self.view.zoom / 2, svg.clientHeight / self.view.zoom / 2];
    const within = (at, size, middle, half) => Math.min(Math.max(middle, at + size - half + margin), at + half - margin);
    self.look({ ...self.view, x: within(box.x, box.width, self.view.x, width), y: within(box.y, box.height, self.view.y, height) });
  };

  self.bounded = bounded;

  // The wheel alone scrolls the page, as everywhere; with Ctrl, which a pinch on a touch pad sends too, it zooms.
  svg.addEventListener('wheel', event => {
    if (event.ctrlKey) {
      event.preventDefault();
      const place = svg.getBoundingClientRect();
      self.zoom(Math.exp(-event.deltaY / 200), event.clientX - place.left, event.clientY - place.top);
    }
  }, { passive: false });

  const fingers = new Map();
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  const move = event => {
    const last = fingers.get(event.pointerId);
    if (!last) { return; }
    const before = fingers.size === 2 ? spread() : 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    self.moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    if (before) {
      self.zoom(spread() / before);
    } else if (self.moved > 4) {
      self.look({ ...self.view, x: self.view.x - (event.clientX - last.x) / self.view.zoom, y: self.view.y - (event.clientY - last.y) / self.view.zoom });
    }
  };
  const lift = event => fingers.delete(event.pointerId);
  svg.addEventListener('pointerdown', event => {
    if (!fingers.size) { self.moved = 0; }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  addEventListener('pointermove', move);
  addEventListener('pointerup', lift);
  addEventListener('pointercancel', lift);

  // Sizes change with the window and the side beside the picture.
  const sizes = new ResizeObserver(() => { if (self.view) { self.look(self.view, true); } });
  sizes.observe(svg);

  // What does not move is a click.
  self.isClick = () => self.moved <= 4;
  self.end = () => {
    sizes.disconnect();
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', lift);
    removeEventListener('pointercancel', lift);
  };
  return self;
};
