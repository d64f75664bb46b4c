// The camera reads QR codes: with the browser's own detector where there is one, else with ours.

const EACH = 150; // six looks a second find a code at once and leave a cheap phone cool
const SAME = 4000;
const IDLE = 180000;

export class Camera {
  /** `found(text)` is told of each code once; `off()` when nobody has used it for three minutes. */
  constructor(video, found, off) {
    Object.assign(this, { video, found, off });
    this.stream = null;
    this.wanted = false;
    this.last = { text: '', at: -SAME };
  }

  /** Throws what the browser throws: NotAllowedError where somebody said no. */
  async start() {
    if (this.wanted) return;
    this.wanted = true;
    try {
      await this.open();
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  async open() {
    if (!navigator.mediaDevices) throw new Error('no camera on plain http');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
    this.detector = this.detector || await detector();
    if (!this.wanted) {
      stream.getTracks().forEach((track) => track.stop());
      return;
    }
    this.stream = stream;
    this.video.srcObject = stream;
    await this.video.play();
    this.usedAt = performance.now();
    this.look();
  }

  stop() {
    this.wanted = false;
    clearTimeout(this.timer);
    if (this.stream) this.stream.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  async look() {
    const [code] = await this.detector.detect(this.video).catch(() => []);
    if (!this.wanted) return;
    if (code) this.saw(code.rawValue);
    if (performance.now() - this.usedAt > IDLE) {
      this.stop();
      this.off();
    } else {
      this.timer = setTimeout(() => this.look(), EACH);
    }
  }

  /** The paper stays before the camera while the answer is read; that is not a second person. */
  saw(text) {
    const now = performance.now();
    const same = text === this.last.text && now - this.last.at < SAME;
    this.last = { text, at: now };
    this.usedAt = now;
    if (!same) this.found(text);
  }

  hasTorch() {
    const [track] = this.stream ? this.stream.getVideoTracks() : [];
    return Boolean(track && track.getCapabilities && track.getCapabilities().torch);
  }

  torch(on) {
    const [track] = this.stream.getVideoTracks();
    return track.applyConstraints({ advanced: [{ torch: on }] });
  }
}

async function detector() {
  const own = window.BarcodeDetector
    && await window.BarcodeDetector.getSupportedFormats().catch(() => []);
  const Detector = own && own.includes('qr_code')
    ? window.BarcodeDetector : (await import('/static/vendor/qr/decode.js')).BarcodeDetector;
  return new Detector({ formats: ['qr_code'] });
}
