/** How the browser is started, in one place that a test reads. */
import type { BrowserType } from 'playwright-core';

export type LaunchOptions = NonNullable<Parameters<BrowserType['launchPersistentContext']>[1]>;

const QUIET = [
  // An app window without address bar; the page is opened after requests are intercepted.
  '--app=data:text/html,<title>Keepbook</title>',
  '--window-size=1280,800',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-notifications',
  '--disable-print-preview',
  '--disable-sync',
  '--disable-translate',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-service-autorun',
  '--deny-permission-prompts',
  // No page policy covers WebRTC: its packets may only go through a proxy, and the proxy is a port where nothing listens.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];
/** Playwright's own list of features to switch off is replaced by ours, because Chromium reads only the last one. */
const FEATURES_OFF =
  '--disable-features=Translate,AutofillServerCommunication,AutofillAddressProfileSavePrompt,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,GlobalMediaControls,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,LensOverlay,NetworkTimeServiceQuerying,SpareRendererForSitePerProcess';

/** `profile` also takes the place of the browser's temporary and cache folders. Root is the one user Chromium's sandbox refuses. */
export function launchOptions(start: {
  readonly executable: string;
  readonly profile: string;
  readonly headless: boolean;
  readonly isRoot: boolean;
}): LaunchOptions {
  return {
    executablePath: start.executable,
    headless: start.headless,
    chromiumSandbox: !start.isRoot,
    args: [...QUIET, FEATURES_OFF],
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking', '--disable-dev-shm-usage'],
    env: { ...definedEnvironment(), TMPDIR: start.profile, XDG_CACHE_HOME: start.profile },
    acceptDownloads: false,
    serviceWorkers: 'block',
    bypassCSP: false,
    ignoreHTTPSErrors: false,
    viewport: start.headless ? { width: 1280, height: 800 } : null,
    // Null: the page sees the system's own colours and motion.
    colorScheme: null,
    reducedMotion: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
