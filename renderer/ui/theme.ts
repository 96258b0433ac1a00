import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Actions and selection. */
const ink: MantineColorsTuple = [
  '#edf5f6',
  '#d7e7ea',
  '#b0d0d6',
  '#84b6bf',
  '#5b9ca8',
  '#3a8492',
  '#226d7b',
  '#145a68',
  '#0d4752',
  '#08343d',
];
/** Something leaves the vault, or an alarm speaks; nothing else. */
const vermilion: MantineColorsTuple = [
  '#fdf1ee',
  '#f9ddd6',
  '#f1bbae',
  '#e99985',
  '#e37a62',
  '#d35337',
  '#c03c20',
  '#a63218',
  '#882813',
  '#691e0e',
];
/** Due, or about to be. */
const amber: MantineColorsTuple = [
  '#fdf6e6',
  '#f8e8c3',
  '#efd08a',
  '#e4b850',
  '#d69d28',
  '#b57c10',
  '#8f610a',
  '#765007',
  '#5d3f05',
  '#452e04',
];
/** Verified: a backup that was restored, a log that holds. */
const proven: MantineColorsTuple = [
  '#eef7f0',
  '#d7ebdc',
  '#aed6b8',
  '#82c092',
  '#5ba870',
  '#3b8c52',
  '#297340',
  '#1f6035',
  '#174b28',
  '#10381d',
];
/** Paper: warm neutral greys under everything. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f4f2ed',
  '#eae7e0',
  '#dad6cc',
  '#c0bbb0',
  '#99948a',
  '#6a665e',
  '#504d47',
  '#373531',
  '#23221f',
];
const dark: MantineColorsTuple = [
  '#dde2e3',
  '#bcc5c7',
  '#9eaaad',
  '#6d7a7d',
  '#414c4f',
  '#333d40',
  '#252d30',
  '#191f21',
  '#13181a',
  '#0c1011',
];

const FONTS = "'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI', system-ui, sans-serif";

export const theme = createTheme({
  colors: { ink, vermilion, amber, proven, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: FONTS,
  fontFamilyMonospace: "'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontFamily: FONTS,
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' }, h4: { fontSize: '13px' } },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } },
    },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: 16, fontWeight: 600 } },
    },
    // A name on an element without a role is none.
    Loader: { defaultProps: { role: 'status' } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    // Its hidden focus target is a child that role=menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Select: { defaultProps: { size: 'sm' } },
  },
});

/** Where Mantine's own choice would miss WCAG AA on paper or in the dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fffefc',
    '--mantine-color-text': '#23221f',
    '--mantine-color-placeholder': '#6a665e',
    '--mantine-color-error': '#a63218',
    '--mantine-color-ink-light-color': '#145a68',
    '--kb-rail': '#f4f2ed',
    '--kb-line': '#e3dfd6',
    '--kb-hover': '#f4f2ed',
    '--kb-chosen': '#dfecee',
    '--kb-focus': '#226d7b',
    '--kb-leaving': '#a63218',
    '--kb-due': '#765007',
    '--kb-proven': '#1f6035',
    '--kb-action': '#145a68',
  },
  dark: {
    '--mantine-color-body': '#191f21',
    '--mantine-color-placeholder': '#9eaaad',
    '--mantine-color-error': '#e99985',
    '--mantine-color-ink-light': '#1d3a40',
    '--mantine-color-ink-light-color': '#84b6bf',
    '--mantine-color-vermilion-light-color': '#e99985',
    '--kb-rail': '#13181a',
    '--kb-line': '#2f383b',
    '--kb-hover': '#212829',
    '--kb-chosen': '#1d3a40',
    '--kb-focus': '#84b6bf',
    '--kb-leaving': '#e99985',
    '--kb-due': '#e4b850',
    '--kb-proven': '#82c092',
    '--kb-action': '#84b6bf',
  },
});
