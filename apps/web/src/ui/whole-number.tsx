import { NumberInput, type NumberInputProps } from '@mantine/core';

/** The most digits that are taken: a number that JavaScript can hold exactly. */
const longest = 9;

/** A whole number between two bounds. What is typed stays until the person corrects it: nothing is clamped silently. */
export function WholeNumber(props: NumberInputProps) {
  return (
    <NumberInput
      allowDecimal={false}
      clampBehavior="none"
      isAllowed={({ value }) => value.length <= longest}
      {...props}
    />
  );
}
