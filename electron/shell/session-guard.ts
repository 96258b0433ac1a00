/** Closes every way in and out of the page that the program does not use. */
import { app, type Session, type WebContents } from 'electron';
import { BLANK_URL, isPageUrl, PAGE_URL } from '../ipc/sender.ts';

/** Call before `app.whenReady()`. Nothing of ours resolves names or spell-checks, so neither may Chromium. */
export function guardProcess(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch(
    'disable-features',
    'SpellcheckServiceMultilingual,MediaRouter,HardwareMediaKeyHandling,NetworkTimeServiceQuerying',
  );
  // Root cannot have the sandbox; only an unpackaged program in a test may go without.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });
}

/** Denies permissions, devices, downloads and every request that is not for the page itself. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('https://spellcheck.invalid/');
  session.setCertificateVerifyProc((_request, decide) => {
    decide(-2);
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // No page policy covers WebRTC: its packets may only go through a proxy, and the proxy is a port where nothing listens.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  session.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !isOwnRequest(request.url) });
  });
}

/** Our page, images inside its own text, and the inspector, which only an unpackaged program can open. */
function isOwnRequest(url: string): boolean {
  return isPageUrl(url) || url === BLANK_URL || url.startsWith('data:image/') || (!app.isPackaged && url.startsWith('devtools://'));
}

function guardContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isReload(contents, event.url)) event.preventDefault();
  });
  // A blank page is reached without being announced; nothing of ours is on it, so the window goes back.
  // A new window is blank too: loading the page from there would break off the load that is under way.
  let wasShown = false;
  contents.on('did-navigate', (_event, url) => {
    if (wasShown && url.startsWith('about:')) void contents.loadURL(PAGE_URL);
    wasShown ||= isPageUrl(url);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  contents.on('select-bluetooth-device', (event, _devices, decide) => {
    event.preventDefault();
    decide('');
  });
}

function isReload(contents: WebContents, url: string): boolean {
  return isPageUrl(url) && isPageUrl(contents.getURL());
}
