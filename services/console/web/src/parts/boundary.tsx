import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What stands in the place of what could not be drawn. */
  readonly failed: (error: Error, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps to itself what cannot be drawn, so that everything around it goes on. */
export class Boundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { failed, children } = this.props;
    const { error } = this.state;
    return error ? failed(error, () => this.setState({ error: null })) : children;
  }
}
