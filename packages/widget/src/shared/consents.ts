/** What the visitor allows. */
export interface Consents {
  /** Remember expectations, the trail and ignored invitations on this device. Default false. */
  storage: boolean;
  /** Count who was asked and did not answer. Default false. */
  measurement: boolean;
}
