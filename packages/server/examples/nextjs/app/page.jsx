const Page = () => <h1>Checkout</h1>;
export { Page as default };
