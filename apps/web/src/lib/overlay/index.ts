export { noticePlace, overlayPlace, useAnyOverlay, useFramePlace } from './overlays';
export { useOverlay } from './use-overlay';
