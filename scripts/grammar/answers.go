// Asks the code of Kubernetes about each value of src/kubernetes/grammar/testing/answers.json: the values come in as JSON, the same
// with the answers goes out. An answer is why the value is refused, or null. Run by scripts/grammar.ts.
package main

import (
	// As in the kubelet, which knows digests by these two.
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/distribution/reference"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/client-go/util/jsonpath"
)

type ask func(string) (any, error)

// All that is wrong with a name, as the API server tells it.
func named(check func(string) []string) ask {
	return func(text string) (any, error) {
		if wrong := check(text); len(wrong) > 0 {
			return nil, fmt.Errorf("%s", strings.Join(wrong, "; "))
		}
		return nil, nil
	}
}

// Labels, or fields, that a selector finds or does not.
var sets = []map[string]string{
	{}, {"a": "b"}, {"a": "c"}, {"a": ""}, {"a": "2"}, {"a": "0"}, {"b": "b"}, {"a": "b", "b": "c"}, {"a": "b", "c": "x"},
	{"a": "b", "c": "d", "f": "g"}, {"in": "in"}, {"notin": "in"}, {"x.y/z": "w"}, {"a": "b,c"}, {"a": "b=c"},
	{"metadata.name": "web", "status.phase": "Pending"},
}

// Which of the sets a selector finds, by their places.
func matching(matches func(map[string]string) bool) []int {
	found := []int{}
	for index, set := range sets {
		if matches(set) {
			found = append(found, index)
		}
	}
	return found
}

var grammars = map[string]ask{
	"image": func(text string) (any, error) {
		named, err := reference.ParseNormalizedNamed(text)
		if err != nil {
			return nil, err
		}
		return named.String(), nil
	},
	// What kubectl itself asks of an image.
	"reference": func(text string) (any, error) {
		if !reference.ReferenceRegexp.MatchString(text) {
			return nil, fmt.Errorf("invalid reference format")
		}
		return nil, nil
	},
	"label":      named(validation.IsDNS1123Label),
	"subdomain":  named(validation.IsDNS1123Subdomain),
	"portName":   named(validation.IsValidPortName),
	"labelKey":   named(validation.IsQualifiedName),
	"labelValue": named(validation.IsValidLabelValue),
	"configKey":  named(validation.IsConfigMapKey),
	"quantity": func(text string) (any, error) {
		quantity, err := resource.ParseQuantity(text)
		if err != nil {
			return nil, err
		}
		return quantity.AsDec().String(), nil
	},
	"duration": func(text string) (any, error) {
		duration, err := time.ParseDuration(text)
		if err != nil {
			return nil, err
		}
		return float64(duration) / 1e6, nil
	},
	"labelSelector": func(text string) (any, error) {
		selector, err := labels.Parse(text)
		if err != nil {
			return nil, err
		}
		return matching(func(set map[string]string) bool { return selector.Matches(labels.Set(set)) }), nil
	},
	"fieldSelector": func(text string) (any, error) {
		selector, err := fields.ParseSelector(text)
		if err != nil {
			return nil, err
		}
		return matching(func(set map[string]string) bool { return selector.Matches(fields.Set(set)) }), nil
	},
	"jsonPath": func(text string) (any, error) {
		_, err := jsonpath.Parse("", text)
		return nil, err
	},
}

func main() {
	var values map[string][]string
	if err := json.NewDecoder(os.Stdin).Decode(&values); err != nil {
		panic(err)
	}
	answers := map[string][]map[string]any{}
	for grammar, texts := range values {
		for _, text := range texts {
			means, err := grammars[grammar](text)
			answer := map[string]any{"value": text}
			if err != nil {
				answer["refused"] = err.Error()
			} else if means != nil {
				answer["means"] = means
			}
			answers[grammar] = append(answers[grammar], answer)
		}
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}
