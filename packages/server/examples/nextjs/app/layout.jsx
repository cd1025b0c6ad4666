/** Every page of the site has the script: one tag, and nothing else of Earful. */
const Layout = ({ children }) => (
  <html lang="en">
    <body>
      {children}
      <script async src="/earful/earful.js" data-endpoint="/earful" />
    </body>
  </html>
);
export { Layout as default };
