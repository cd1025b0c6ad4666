// The invitation comes at once, by itself, and so leaves the focus where it is.
(window.earful ||= []).push(['signal', 'show']);
