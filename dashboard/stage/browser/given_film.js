// Hands the film to the stage, which may be drawn before or after it.
export default function ({ data }) {
  (window.rnnByHand ??= {}).film = data;
  document.dispatchEvent(new CustomEvent("stage:film"));
}
