window.locks = 0;
window.tones = 0;
window.lamp = [];
Object.defineProperty(navigator, 'wakeLock', { value: { request: () => {
  locks += 1;
  return Promise.resolve({ addEventListener: () => {}, release: () => {} });
} } });
const tone = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () {
  tones += 1;
  return tone.call(this);
};
MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
MediaStreamTrack.prototype.applyConstraints = function (wish) {
  lamp.push(wish.advanced[0].torch);
  return Promise.resolve();
};
